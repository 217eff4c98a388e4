/** Who banks here from the first start. The sign-in page shows these passwords: they open nothing but this pretend bank. */

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** One line under the name on the sign-in page. */
  readonly about: string;
  /** Comes with a phone of this number. */
  readonly phone?: string;
  /** And with an authenticator beside it: one of them does. */
  readonly app?: true;
}

/** Ofcom keeps 07700 900000 to 900999 for films and plays: nobody real is ever texted. */
export const spareNumber = '+447700900123';

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
    about: 'Runs the bank; password only, so far',
  },
];
