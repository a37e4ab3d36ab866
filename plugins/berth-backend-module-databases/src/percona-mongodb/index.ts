export { perconaMongoDb } from './offering';
