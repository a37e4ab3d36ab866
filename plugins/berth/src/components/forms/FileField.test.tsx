import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { useState } from 'react';
import { renderWithBerth } from '../../__testUtils__/renderBerth';
import { InputValues, validateInput } from '../../model/schema';
import { SchemaForm } from './SchemaForm';

const schema = {
  type: 'object',
  required: ['pipeline'],
  properties: {
    pipeline: {
      title: 'Compiled pipeline',
      type: 'string',
      maxLength: 2000,
      contentMediaType: 'application/yaml',
    },
  },
};

let values: InputValues = {};

function Form() {
  const [value, setValue] = useState<InputValues>({});
  values = value;
  return (
    <SchemaForm
      schema={schema}
      value={value}
      onChange={setValue}
      problems={validateInput(schema, value)}
    />
  );
}

const file = (text: string, name = 'pipeline.yaml') =>
  new File([text], name, { type: 'application/yaml' });

const input = () =>
  document.querySelector<HTMLInputElement>('input[type="file"]')!;

describe('a field for a file', () => {
  it('takes the text of one that is chosen', async () => {
    renderWithBerth(<Form />);
    await screen.findByRole('group', { name: /Compiled pipeline/ });
    await userEvent.upload(input(), file('root: {}\n'));
    await waitFor(() => expect(values).toEqual({ pipeline: 'root: {}\n' }));
    expect(screen.getByText('pipeline.yaml, 9 byte')).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Choose another file' }),
    ).toBeVisible();
    const { violations } = await axe.run(document.body, {
      rules: {
        'color-contrast': { enabled: false },
        region: { enabled: false },
      },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('takes one that is dropped', async () => {
    renderWithBerth(<Form />);
    const button = await screen.findByRole('button', { name: 'Choose a file' });
    fireEvent.drop(button.parentElement!, {
      dataTransfer: { files: [file('a: 1')] },
    });
    await waitFor(() => expect(values).toEqual({ pipeline: 'a: 1' }));
  });

  it('does not even read one that is too large', async () => {
    renderWithBerth(<Form />);
    await screen.findByRole('group', { name: /Compiled pipeline/ });
    await userEvent.upload(input(), file('x'.repeat(3000)));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It has 3 kB, and at most 2 kB are taken.',
    );
    expect(values).toEqual({});
  });

  it('takes a text that is pasted', async () => {
    renderWithBerth(<Form />);
    await userEvent.click(await screen.findByText('Or paste the text'));
    const text = screen.getByRole('textbox', {
      name: 'Text of Compiled pipeline',
    });
    fireEvent.change(text, { target: { value: 'b: 2' } });
    expect(values).toEqual({ pipeline: 'b: 2' });
  });

  it('says that one is needed', async () => {
    renderWithBerth(<Form />);
    expect(await screen.findByRole('alert')).toBeVisible();
  });
});
