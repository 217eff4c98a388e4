import type { Shown } from '../src/bank/signed-in.js';
import { read } from './shell/send.js';
import { byId, dressPage, greet } from './shell/shell.js';

dressPage();
const { customer, card } = await read<{ customer: Shown; card: { number: string } }>('/api/card');
greet(customer);
byId('card-number').textContent = `•••• •••• •••• ${card.number.slice(-4)}`;
byId('card-owner').textContent = customer.name;
