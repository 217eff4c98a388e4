/** Who banks here from the first start. The sign-in page shows these passwords: they open nothing but this pretend bank. */
import { reseller } from '../bank/companies.js';
import type { Role } from '../bank/customers.js';

export interface Person {
  readonly name: string;
  readonly email: string;
  /** Whom Gale vouches for has none. */
  readonly password?: string;
  /** One line under the name on the sign-in page. */
  readonly about: string;
  readonly company?: string;
  readonly role?: Role;
  /** Comes with a phone of this number. */
  readonly phone?: string;
  /** Comes with an authenticator: the phone beside the page has a copy. */
  readonly app?: true;
}

/** Ofcom keeps 07700 900000 to 900999 for films and plays: nobody real is ever texted. */
export const spareNumber = '+447700900123';

const [harbour, gull] = reseller.companies;

export const people: readonly Person[] = [
  {
    name: 'Ada Lovelace',
    email: 'ada@northwind.example',
    password: 'ada-notes-on-engines',
    about: 'Password only, so far',
  },
  {
    name: 'Grace Hopper',
    email: 'grace@northwind.example',
    password: 'grace-found-the-moth',
    about: 'Has an authenticator, a phone and recovery codes',
    app: true,
    phone: '+447700900456',
  },
  {
    name: 'Katherine Johnson',
    email: 'katherine@northwind.example',
    password: 'katherine-checks-orbits',
    about: 'Has a phone only',
    phone: '+447700900789',
  },
  {
    name: 'Northwind Admin',
    email: 'admin@northwind.example',
    password: 'admin-keeps-the-keys',
    about: 'Runs the bank: administers everybody. Has an authenticator',
    role: 'operator',
    app: true,
  },
  {
    name: 'Jean Bartik',
    email: 'jean@coastline.example',
    password: 'jean-wired-the-eniac',
    about: `Administers ${harbour} and ${gull}. Has an authenticator`,
    company: reseller.name,
    role: 'reseller',
    app: true,
  },
  {
    name: 'Dorothy Vaughan',
    email: 'dorothy@harbour.example',
    password: 'dorothy-taught-fortran',
    about: 'Administers her own company; password only, so far',
    company: harbour,
    role: 'company administrator',
  },
  {
    name: 'Alan Turing',
    email: 'alan@harbour.example',
    password: 'alan-breaks-riddles',
    about: 'Password only, so far',
    company: harbour,
  },
  {
    name: 'Edith Clarke',
    email: 'edith@harbour.example',
    about: 'Comes by way of Gale: no password here',
    company: harbour,
  },
  {
    name: 'Joan Clarke',
    email: 'joan@gull.example',
    password: 'joan-read-the-cipher',
    about: 'Password only, so far',
    company: gull,
  },
];
