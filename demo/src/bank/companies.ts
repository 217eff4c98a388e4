/** The companies that bank here, who looks after them, and so who may administer whom. */
import type { Administrator, User } from '@mfa-kit/express';

/** It signed these companies up; others came to the bank themselves. */
export const reseller = {
  name: 'Coastline Resellers',
  companies: ['Harbour Logistics', 'Gull Freight'],
} as const;

/** The bank over all, the reseller over its companies, a company over its own people. */
export function administratorOf({ tenant, roles = [] }: User): Administrator | undefined {
  if (roles.includes('operator')) return { tenants: 'all', rank: 3, auditor: true };
  if (roles.includes('reseller') && tenant === reseller.name)
    return { tenants: reseller.companies, rank: 2, auditor: true, actsFor: reseller.name };
  if (roles.includes('company administrator') && tenant)
    return { tenants: [tenant], rank: 1, actsFor: tenant };
  return undefined;
}
