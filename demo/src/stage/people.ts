/** Who banks here from the first start. The sign-in page shows these passwords: they open nothing but this pretend bank. */

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  /** One line under the name on the sign-in page. */
  readonly about: string;
  /** Comes with an authenticator and recovery codes. */
  readonly enrolled?: true;
}

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
    about: 'Has an authenticator and recovery codes',
    enrolled: true,
  },
  {
    name: 'Northwind Admin',
    email: 'admin@northwind.example',
    password: 'admin-keeps-the-keys',
    about: 'Runs the bank; password only, so far',
  },
];
