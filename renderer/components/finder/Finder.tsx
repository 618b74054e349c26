import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import styles from './Finder.module.css';

export interface FinderOption {
  readonly key: string;
  readonly content: ReactNode;
  choose(): void;
  /** Why it can't be chosen: it stays in sight and says so. */
  readonly reason?: string | null | undefined;
}

export interface FinderGroup {
  readonly title: string;
  readonly options: readonly FinderOption[];
}

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** Name of the list of what was found. */
  readonly listLabel: string;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly groups: readonly FinderGroup[];
  /** The groups answer what is typed now. */
  readonly settled: boolean;
  readonly loading: boolean;
  /** Enter pressed before the answer came opens, when it has come: the first, or only what is alone. */
  readonly hurried: 'first' | 'only';
  /** Instead of options: a hint, nothing found, an error. */
  readonly note?: ReactNode;
}

/** A line to type in and what it finds: arrows and Enter, without leaving the line. */
export const Finder = (props: Props) => {
  const { label, placeholder, listLabel, text, setText, groups, loading, note } = props;
  const list = useId();
  const { current, onKeyDown, restart, count } = useFinderKeys(props, list);
  return (
    <>
      <TextInput
        // The first for a window that opens, the second for a line that comes back into an open one.
        data-autofocus
        autoFocus
        size="md"
        role="combobox"
        aria-label={label}
        placeholder={placeholder}
        aria-expanded={count > 0}
        aria-controls={list}
        aria-activedescendant={count > 0 ? `${list}-${current}` : undefined}
        aria-autocomplete="list"
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          restart();
        }}
        onKeyDown={onKeyDown}
        onBlur={keepOverScreen}
        leftSection={<IconSearch size={17} stroke={1.8} aria-hidden />}
        rightSection={loading ? <Loader size={16} aria-hidden /> : null}
        spellCheck={false}
        autoComplete="off"
      />
      <div className={styles.results}>
        {note === undefined || note === null ? null : (
          <p className={styles.note} role="status">
            {note}
          </p>
        )}
        <div id={list} role="listbox" aria-label={listLabel}>
          <Options groups={groups} list={list} current={current} />
        </div>
      </div>
    </>
  );
};

/** A screen that comes late puts its cursor into its own line: under an open window the next Enter would do something there. */
const keepOverScreen = ({ currentTarget, relatedTarget }: FocusEvent<HTMLInputElement>): void => {
  const behind = relatedTarget instanceof HTMLElement && relatedTarget.closest('main') !== null;
  if (behind && currentTarget.closest('[role="dialog"]') !== null) currentTarget.focus();
};

const choose = (option: FinderOption | undefined) => {
  if (option !== undefined && !option.reason) option.choose();
};

/** Which option the keys stand on; Enter takes it, or waits for the answer. */
const useFinderKeys = ({ groups, settled, hurried }: Props, list: string) => {
  const options = groups.flatMap((group) => group.options);
  const [at, setAt] = useState(0);
  const early = useRef(false);
  const current = Math.min(at, Math.max(options.length - 1, 0));
  useEffect(() => {
    if (!settled || !early.current) return;
    early.current = false;
    if (hurried === 'first' || options.length === 1) choose(options[0]);
  });
  useEffect(() => {
    document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, current]);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    const moves: Partial<Record<string, number>> = {
      ArrowDown: current >= last ? 0 : current + 1,
      ArrowUp: current <= 0 ? last : current - 1,
    };
    const to = moves[event.key];
    if (to === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (to !== undefined) setAt(to);
    else if (settled) choose(options[current]);
    else early.current = true;
  };
  const restart = () => {
    setAt(0);
    early.current = false;
  };
  return { current, onKeyDown, restart, count: options.length };
};

interface OptionsProps {
  readonly groups: readonly FinderGroup[];
  readonly list: string;
  readonly current: number;
}

/** Groups under their titles; options are counted through all of them. */
const Options = ({ groups, list, current }: OptionsProps) => {
  let index = -1;
  return groups.map(({ title, options }) =>
    options.length === 0 ? null : (
      <fieldset key={title} className={styles.group}>
        <legend className={styles.groupTitle}>{title}</legend>
        {options.map((option) => {
          index += 1;
          return (
            <Option
              key={option.key}
              id={`${list}-${index}`}
              option={option}
              selected={index === current}
              choose={() => choose(option)}
            />
          );
        })}
      </fieldset>
    ),
  );
};

interface OptionProps {
  readonly id: string;
  readonly option: FinderOption;
  readonly selected: boolean;
  readonly choose: () => void;
}

const Option = ({ id, option, selected, choose }: OptionProps) => (
  <button
    type="button"
    id={id}
    role="option"
    tabIndex={-1}
    aria-selected={selected}
    aria-disabled={option.reason ? true : undefined}
    title={option.reason ?? undefined}
    className={styles.option}
    // The line keeps the focus.
    onMouseDown={(event) => event.preventDefault()}
    onClick={choose}
  >
    {option.content}
  </button>
);
