/** All that the console needs of a page: the element in it, and this import. */
import './shell/language.js';
import '@mfa-kit/elements/define/admin';
import type { Shown } from '../src/bank/signed-in.js';
import { read } from './shell/send.js';
import { byId, dressPage, greet } from './shell/shell.js';

dressPage();
const { customer } = await read<{ customer: Shown }>('/api/security');
greet(customer);
byId('acts-for').textContent = `${customer.name}, for ${customer.company ?? 'Northwind Bank'}`;
