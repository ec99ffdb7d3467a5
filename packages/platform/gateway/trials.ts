import { type Text, t } from "@wuxing/kernel/text";
import type { ContractLine } from "./contractTest.ts";
import type { Operation } from "./Operation.ts";

/** Whether a contract test may ask an operation: it changes nothing when it is asked again, or takes tests. */
export const canBeTried = ({ idempotent, testMode }: Pick<Operation, "idempotent" | "testMode">): boolean =>
  idempotent || testMode;

/** What was tried of one operation, and what its department has to do. */
export interface OperationTrial {
  readonly id: string;
  readonly title: Text;
  readonly method: string;
  readonly path: string;
  readonly level: Operation["level"];
  /** Asked for, it changes something at the department. */
  readonly changes: boolean;
  readonly outcome: "passed" | "failed" | "notTried" | "notYet";
  /** What was asked, and what came of it. */
  readonly said: Text;
  /** What the department must do to have it tried, or passed; null where nothing is to be done. */
  readonly remedy: Text | null;
}

/** For each operation of a document what its last contract test (if any) tried, failed or left out. */
export const trialsOf = (
  operations: readonly Operation[],
  lines: readonly Pick<ContractLine, "operation" | "what" | "passed" | "seen">[] | undefined,
): OperationTrial[] =>
  operations.map((operation) => {
    const { id, title, method, path, level, idempotent } = operation;
    const line = lines?.find((one) => one.operation === id && tellsOfAnswer.has(one.what));
    const about = { id, title, method, path, level, changes: !idempotent };
    if (!canBeTried(operation)) return { ...about, outcome: "notTried", said: leftOut, remedy: takeTests };
    if (!line || line.passed === null) return { ...about, outcome: "notYet", said: notYet, remedy: runIt };
    if (line.passed) return { ...about, outcome: "passed", said: idempotent ? asked : askedAsTest, remedy: null };
    const said = t(`没有按样例答复：${line.seen}`, `It did not answer the example: ${line.seen}`);
    return { ...about, outcome: "failed", said, remedy: mend };
  });

const tellsOfAnswer = new Set<string>(["answer", "testMode", "notTried"]);
const asked = t("用样例问过，答复合约定", "Asked with the examples of the document; the answer is as agreed");
const askedAsTest = t(
  "按试运行问过，答复合约定；真的办一次没有试，系统试运行时是不是真的没有改数据，这里看不出来",
  "Asked as a test, and the answer is as agreed; the change itself was not tried, nor can it be seen from here that a test changes nothing",
);
const leftOut = t(
  "没有试：它会改变数据，文档没有写可以试运行",
  "Not tried: it changes something, and its document names no test mode",
);
const notYet = t("这一版还没有测", "This version was not tried yet");
const takeTests = t(
  "要试：让系统收到 test-mode: ?1 时照样答复但不改数据，在这个操作上写 x-test-mode: true，交新版，再运行测试",
  "To have it tried: let the system answer a call with test-mode: ?1 as if, and change nothing; say x-test-mode: true at this operation; hand in a new version and run the test",
);
const runIt = t("提交审核后运行测试", "Hand it in, then run the test");
const mend = t(
  "按上面看到的改好系统或文档，再运行测试",
  "Mend the system or the document by what was seen, then run the test again",
);
