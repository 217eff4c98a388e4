/** What TypeScript is told of a file that Vue compiles. */
declare module '*.vue' {
  import type { Component } from 'vue';
  const component: Component;
  export default component;
}
