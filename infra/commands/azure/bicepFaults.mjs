import { ModuleCheck, paramType } from './moduleCheck.mjs';
import { parse } from './parse.mjs';
import { TypeCheck } from './typeCheck.mjs';

/**
 * What is wrong with these files, each with its file and line.
 *
 * @param texts .bicep and .bicepparam texts by file name
 * @param types published types: by type@version its objects, and by name (publishedTypes.mjs)
 * @param touched is told of each object that was asked for
 */
export function bicepFaults(texts, types, touched) {
  const faults = [];
  const parsed = new Map();
  for (const [file, text] of texts) {
    try {
      parsed.set(file, parse(text, file));
    } catch (error) {
      faults.push(error.message);
    }
  }
  for (const [file, statements] of parsed) {
    if (file.endsWith('.bicepparam')) faults.push(...paramFaults(file, statements, parsed));
    else {
      const check = new ModuleCheck(file, statements, parsed, types);
      Object.assign(check, { touched, paramType });
      faults.push(...check.run());
    }
  }
  const taken = new Set([...parsed.values()].flat().map((each) => each.path));
  for (const file of parsed.keys()) {
    if (file.endsWith('.bicep') && file !== 'main.bicep' && !taken.has(file))
      faults.push(`${file}: no file takes it in`);
  }
  return faults;
}

/** A .bicepparam says every parameter of what it uses, and each as that wants it. */
function paramFaults(file, statements, parsed) {
  const faults = [];
  const fault = (line, what) => faults.push(`${file}:${line} ${what}`);
  const [using, ...given] = statements;
  const wanted = parsed.get(using?.path?.replace('./', ''))?.filter(({ kind }) => kind === 'param');
  if (using?.kind !== 'using' || wanted === undefined) return [`${file}: uses no file that there is`];
  const noNames = {
    fault,
    resolve: (_name, line) => fault(line, 'a value is written out'),
    resultOf: (_name, line) => fault(line, 'a value is written out'),
  };
  for (const { kind, name, line, value } of given) {
    const param = wanted.find((each) => each.name === name);
    if (kind !== 'param' || param === undefined) fault(line, `${using.path} has no ${name}`);
    else {
      new TypeCheck(noNames).value(value, paramType(param), {});
      for (const broken of limitsBroken(param, value)) fault(line, `${name} ${broken}`);
    }
  }
  const names = given.map(({ name }) => name);
  for (const { name } of wanted) {
    const times = names.filter((each) => each === name).length;
    if (times !== 1) faults.push(`${file}: ${name} stands there ${times} times`);
  }
  return faults;
}

function limitsBroken({ decorators }, { kind, value, items }) {
  const size = kind === 'string' ? value.length : kind === 'array' ? items.length : value;
  const limit = (name) => decorators[name]?.[0]?.value;
  const broken = (name, isBroken) =>
    limit(name) !== undefined && isBroken(limit(name)) ? [`breaks ${name} ${limit(name)}`] : [];
  return [
    ...broken('minValue', (least) => size < least),
    ...broken('maxValue', (most) => size > most),
    ...broken('minLength', (least) => size < least),
    ...broken('maxLength', (most) => size > most),
  ];
}
