/** Signing in with Vue. */
import '@mfa-kit/elements/define/gate';
import '@mfa-kit/elements/define/settings';
import type {} from '@mfa-kit/elements/vue';
import { createApp } from 'vue';
import App from './app.vue';

createApp(App).mount('#app');
