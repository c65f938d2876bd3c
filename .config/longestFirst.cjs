const TestSequencer = require('@jest/test-sequencer').default;

/**
 * Jest begins with what took longest the last time, and on a fresh clone with the largest files. These are small and long:
 * one of them begun last would be waited for alone.
 */
const long = /(corpusMaking|faultyWalk|killedWalk|restart|screenStates|panelFileStart|heldWalk|everyCorpus)\.test\.ts$/;

module.exports = class extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    const isLong = ({ path, duration }) => duration === undefined && long.test(path);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
};
