/** Who asks for a second step, in words: by how wide the rule reaches. */
import type { ScopeName, WhyAsked } from '@mfa-kit/contract';
import { msg, str } from './locales/message.js';

const required: Record<ScopeName, (by: string) => string> = {
  everywhere: (by) => msg(str`Required by ${by} for everybody.`, { id: 'why.everywhere' }),
  tenant: (by) => msg(str`Required by ${by} for your company.`, { id: 'why.tenant' }),
  application: (by) => msg(str`Required by ${by} for this application.`, { id: 'why.application' }),
  form: (by) => msg(str`Required by ${by} for this way in.`, { id: 'why.form' }),
  source: (by) => msg(str`Required by ${by} for accounts like yours.`, { id: 'why.source' }),
  role: (by) => msg(str`Required by ${by} for your role.`, { id: 'why.role' }),
  user: (by) => msg(str`Required by ${by} for you.`, { id: 'why.user' }),
};

/** “Required by Harbour Resellers for your company.” */
export function requiredWords({ scope, by }: WhyAsked): string {
  return required[scope](by || msg('your organization', { id: 'why.organization' }));
}
