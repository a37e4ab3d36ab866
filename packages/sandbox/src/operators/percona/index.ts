export { perconaMongoDb } from './mongodb';
