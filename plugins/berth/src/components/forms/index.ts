export * from './Folded';
export * from './NameField';
export * from './PlanPicker';
export * from './SchemaForm';
