export * from './Folded';
export * from './NameField';
export * from './OptionsForm';
export * from './PlanPicker';
export * from './SchemaForm';
