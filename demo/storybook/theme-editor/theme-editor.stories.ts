/** Where a designer begins: tokens to try, what they do in light and dark, and the CSS to take along. */
import { html } from 'lit';
import './theme-editor.js';

export default { title: 'Looks/Theme editor', tags: ['!autodocs'] };

export const Editor = { name: 'Theme editor', render: () => html`<theme-editor></theme-editor>` };
