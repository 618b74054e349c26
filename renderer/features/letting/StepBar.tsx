import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './Letting.module.css';
import { STEPS, type Step } from './letting.ts';

interface Props {
  /** null: all is done. */
  readonly step: Step | null;
  readonly choose: (step: Step) => void;
}

/** Where the wizard is; a step that is behind can be gone back to. */
export const StepBar = ({ step, choose }: Props) => {
  const { t } = useTranslation();
  const at = step === null ? STEPS.length : STEPS.indexOf(step);
  return (
    <ol className={styles.steps} aria-label={t('letting.steps')}>
      {STEPS.map((one, i) => (
        <li key={one} aria-current={i === at ? 'step' : undefined} data-done={i < at || undefined}>
          <button type="button" disabled={i >= at || step === null} onClick={() => choose(one)}>
            <span className={styles.dot} aria-hidden>
              {i < at ? <IconCheck size={13} stroke={2.4} /> : i + 1}
            </span>
            {t(`letting.step_${one}`)}
          </button>
        </li>
      ))}
    </ol>
  );
};
