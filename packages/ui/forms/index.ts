export { type FieldError, type FormField, filled, type Option } from "./FormField.ts";
