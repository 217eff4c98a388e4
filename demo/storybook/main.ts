import type { StorybookConfig } from '@storybook/web-components-vite';

export default {
  stories: ['../../packages/elements/src/**/*.stories.ts', './**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../../.cache/host-pages', to: '/host-pages' }],
  framework: {
    name: '@storybook/web-components-vite',
    options: { builder: { viteConfigPath: 'demo/storybook/vite.config.ts' } },
  },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
} satisfies StorybookConfig;
