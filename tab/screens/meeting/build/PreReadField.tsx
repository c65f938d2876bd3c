import { Checkbox, Field } from '@fluentui/react-components';

/** Of a group's item. */
export function PreReadField({ given, onGive }: { given: boolean; onGive: (given: boolean) => void }) {
  return (
    <Field hint="Those who may know its people find “Read before” on the agenda, which opens the group; nobody else sees it.">
      <Checkbox
        label="Release as a pre-read"
        checked={given}
        onChange={(_event, { checked }) => onGive(checked === true)}
      />
    </Field>
  );
}
