/** The sections of the console: what they are called, whose they are, and where they are loaded from. */
import type { AdministratorView } from '@mfa-kit/contract';
import { msg } from '../../locales/message.js';

interface Section {
  readonly tag: string;
  readonly name: () => string;
  readonly load: () => Promise<unknown>;
  readonly isFor: (administrator: AdministratorView) => boolean;
}

const everybody = (_administrator: AdministratorView) => true;

export const sections = {
  overview: {
    tag: 'mfa-admin-overview',
    name: () => msg('Overview', { id: 'admin.tab.overview' }),
    load: () => import('../admin-overview/index.js'),
    isFor: everybody,
  },
  people: {
    tag: 'mfa-admin-people',
    name: () => msg('People', { id: 'admin.people.title' }),
    load: () => import('../admin-people/index.js'),
    isFor: everybody,
  },
  policy: {
    tag: 'mfa-admin-policy',
    name: () => msg('Rules', { id: 'policy.heading' }),
    load: () => import('../admin-policy/index.js'),
    isFor: everybody,
  },
  texting: {
    tag: 'mfa-admin-texting',
    name: () => msg('Text messages', { id: 'texting.heading' }),
    load: () => import('../admin-texting/index.js'),
    // One set of providers serves every company.
    isFor: ({ texts, tenants }) => texts && tenants === 'all',
  },
  audit: {
    tag: 'mfa-admin-audit',
    name: () => msg('Audit', { id: 'audit.heading' }),
    load: () => import('../admin-audit/index.js'),
    isFor: ({ isAuditor }) => isAuditor,
  },
} as const satisfies Record<string, Section>;

export type SectionName = keyof typeof sections;

const names = Object.keys(sections) as SectionName[];

/** Those that an administrator may see, in order. */
export function sectionsFor(administrator: AdministratorView): readonly SectionName[] {
  return names.filter((name) => sections[name].isFor(administrator));
}
