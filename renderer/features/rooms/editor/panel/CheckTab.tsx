import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../../plan/check.ts';
import { number, shortName } from '../../../../i18n/format.ts';
import styles from '../Editor.module.css';
import { type ItemKey, roomKey } from '../model/document.ts';
import type { Editor } from '../useEditor.ts';

const KINDS = ['broken', 'overlap', 'unplaced', 'area'] as const;
/** More of a kind than this are only counted. */
const SHOWN = 60;

interface Props {
  readonly editor: Editor;
  readonly findings: readonly Finding[];
}

/** What the check found, by kind; a press chooses the rooms that it is about. */
export const CheckTab = ({ editor, findings }: Props) => {
  const { t } = useTranslation();
  const names = new Map(editor.register.map((room) => [room.id, shortName(room.name)]));
  const nameOf = (id: number) => names.get(id) ?? String(id);
  const say = (finding: Finding): string => {
    const room = nameOf(finding.roomId);
    switch (finding.kind) {
      case 'overlap':
        return t('editor.overlapOf', {
          room,
          other: nameOf(finding.otherId),
          area: number(finding.area),
        });
      case 'area':
        return t('editor.areaOf', {
          room,
          drawn: number(finding.drawn),
          register: number(finding.register),
        });
      default:
        return t('units.room', { name: room });
    }
  };
  const choose = (finding: Finding) => {
    if (finding.kind === 'unplaced') {
      editor.placeNext(finding.roomId);
      editor.use('room');
      return;
    }
    const keys: ItemKey[] = [roomKey(finding.roomId)];
    if (finding.kind === 'overlap') keys.push(roomKey(finding.otherId));
    editor.use('choose');
    editor.choose(new Set(keys));
  };
  if (findings.length === 0) return <p className={styles.good}>{t('editor.checkGood')}</p>;
  return (
    <div className={styles.tab}>
      {KINDS.map((kind) => {
        const own = findings.filter((finding) => finding.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-label={t(`editorFindings.${kind}`)}>
            <h3>
              {t(`editorFindings.${kind}`)} <span className="dim">{number(own.length)}</span>
            </h3>
            <p className={styles.note}>{t(`editorFindingHints.${kind}`)}</p>
            <ul className={styles.findings}>
              {own.slice(0, SHOWN).map((finding) => (
                <li key={`${finding.roomId}-${finding.kind === 'overlap' ? finding.otherId : ''}`}>
                  <button type="button" onClick={() => choose(finding)}>
                    {say(finding)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
};
