export { spinApp } from './offering';
