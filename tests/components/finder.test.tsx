// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test } from 'vitest';
import { Finder } from '../../renderer/components/finder/Finder.tsx';
import { openPage } from '../support/page.tsx';

const line = (
  <Finder
    label="Поиск по программе"
    placeholder=""
    listLabel="Найдено"
    text=""
    setText={() => {}}
    settled
    loading={false}
    hurried="first"
    groups={[]}
  />
);

const page = (finder: ReactNode) => {
  openPage(
    <>
      <main>
        <input aria-label="Строка экрана" />
      </main>
      {finder}
    </>,
    'http://127.0.0.1:1/',
  );
  const field = screen.getByRole('combobox', { name: 'Поиск по программе' });
  field.focus();
  screen.getByLabelText('Строка экрана').focus();
  return field;
};

test('a screen that comes late does not take the cursor out of the window over it', () => {
  const field = page(<div role="dialog">{line}</div>);
  expect(document.activeElement).toBe(field);
});

test('a line of the screen itself lets the cursor go', () => {
  page(<main>{line}</main>);
  expect(document.activeElement).toBe(screen.getByLabelText('Строка экрана'));
});
