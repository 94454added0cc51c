// The worker thread when the program runs from its sources: threads do not inherit the TypeScript loader.
import { register } from 'tsx/esm/api';

register();
const { default: render } = await import('./worker.ts');

export default render;
