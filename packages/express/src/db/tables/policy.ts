/** Who must, and who decides: rules, and what is set for one person. */

export interface PolicyRuleTable {
  id: string;
  /** Whom it is for and what it says, as JSON. */
  scope: string;
  parts: string;
  locked: number;
  priority: number;
  note: string;
  /** Whom the administrator acts for, and how high they stand; nobody lower changes a locked rule of theirs. */
  set_for: string | null;
  set_rank: number;
  set_by: string | null;
  set_at: number;
}

/** One row: what every process compares before it trusts what it remembers. */
export interface PolicyStateTable {
  id: number;
  version: number;
}

/** What people of a company signed in with, for administrators to choose from; an empty company is people without one. */
export interface MetScopeTable {
  tenant: string;
  name: string;
  value: string;
}

/** What administrators set for one person. Who and why is in the audit; this is what counts. */
export interface UserPolicyTable {
  user_id: string;
  requirement: 'optional' | 'required' | null;
  exempt_until: number | null;
  extended_until: number | null;
  /** Sealed. */
  preset_phone: string | null;
  preset_hint: string | null;
  preset_changeable: number;
  /** As JSON, by what was set: by whom (the operator's name for them, and the user), why, when. */
  marks: string;
}
