// The types that Azure publishes for Bicep, cut down to what a check needs. A property reads: '#Type' (an object of that
// name), 'string', 'int', 'bool', 'any', "'one' | 'other'", each with [] for a list; '!' after it: must be given;
// '-' after it: told by Azure, never given. '*' is what any other name holds.

/** What `azmcp bicepschema get` answers, as types by name. */
export function typesOf(answer) {
  const results = answer.results.BicepSchemaResult;
  const named = new Map(results.filter(({ $type }) => /Object$/.test($type)).map((each) => [each.name, each]));
  const objects = Object.fromEntries([...named].map(([name, each]) => [name, objectOf(each, named)]));
  const resource = results.find(({ $type }) => $type === 'Resource');
  return { name: resource.name, objects: { ...objects, [resource.name]: objectOf(resource.bodyType, named) } };
}

function objectOf({ properties, additionalPropertiesType, baseProperties, elements, discriminator }, named) {
  if (elements !== undefined) {
    const base = propertiesOf(baseProperties, named);
    const cases = elements.map((element) => [
      element.properties.find(({ name }) => name === discriminator).type,
      { ...base, ...propertiesOf(element.properties, named, discriminator) },
    ]);
    return { by: discriminator, cases: Object.fromEntries(cases) };
  }
  const all = propertiesOf(properties ?? [], named);
  return additionalPropertiesType ? { ...all, '*': typeOf(additionalPropertiesType, named) } : all;
}

function propertiesOf(properties, named, literal) {
  return Object.fromEntries(
    properties.map(({ name, type, flags = '', description = '' }) => {
      // Told in words alone: "Minimum value is 1. Maximum value is 10."
      const [, least = '0', most] = /(?:Minimum value is (\d+)[.] )?Maximum value is (\d+)/.exec(description) ?? [];
      const limits = type === 'int' && most !== undefined ? ` ${least}..${most}` : '';
      const mark = flags.includes('Required') ? '!' : flags.includes('ReadOnly') ? '-' : '';
      return [name, (name === literal ? `'${type}'` : typeOf(type, named)) + limits + mark];
    }),
  );
}

function typeOf(type, named) {
  const brackets = type.endsWith('[]') ? '[]' : '';
  const bare = brackets === '' ? type : type.slice(0, -2);
  if (named.has(bare)) return `#${bare}${brackets}`;
  if (['string', 'int', 'bool', 'any'].includes(bare)) return type;
  if (bare === 'array' || bare === 'object' || bare === '') return 'any';
  const choices = bare.split(' | ').map((one) => (one === 'string' ? one : `'${one}'`));
  return choices.join(' | ') + brackets;
}
