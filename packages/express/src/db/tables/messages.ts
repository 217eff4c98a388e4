/** What is sent to people: texts, mails and notices, and who sends texts to where. */

/** The ledger of texts: what became of each. Neither the number nor the body is in it. */
export interface MessageTable {
  id: string;
  user_id: string;
  challenge_id: string;
  transport: string | null;
  provider_id: string | null;
  status: 'open' | 'sent' | 'delivered' | 'failed';
  reason: string | null;
  provider_code: string | null;
  created_at: number;
  updated_at: number;
  /** The ISO code. */
  country: string | null;
}

/** The ledger of mails and notices: written with what they tell of, sent afterwards. */
export interface NoticeTable {
  id: string;
  user_id: string;
  type: string;
  channel: 'mail' | 'text';
  /** Sealed: address and words. Empty once sent. */
  body: string;
  status: 'open' | 'sent' | 'failed';
  tries: number;
  next_at: number;
  created_at: number;
  done_at: number | null;
}

export interface SmsProviderTable {
  name: string;
  position: number;
  is_on: number;
}

export interface SmsCountryTable {
  country: string;
  mode: 'off' | 'watch' | 'on';
}
