// Checks contracts/asyncapi.yaml with AsyncAPI's own parser, and draws the page of it.
//   node contracts.mjs check  <contracts>          prints what is wrong and ends with 1
//   node contracts.mjs render <contracts> <page>   writes the page
import { Parser, fromFile } from '@asyncapi/parser';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [task, contracts, page] = process.argv.slice(2);
const { document, diagnostics } = await fromFile(new Parser(), join(contracts, 'asyncapi.yaml')).parse();
const wrong = diagnostics.filter((found) => found.severity <= 1);
for (const found of wrong) {
  console.log(`${found.path.join('/')}: ${found.message}`);
}
if (wrong.length > 0 || document === undefined) {
  process.exit(1);
}
if (task === 'render') {
  writeFileSync(page, render(document));
}

function render(api) {
  const operations = api.operations().all();
  const parts = [
    '# Messages', '',
    '<!-- Made from jms-config/contracts by jms-config/tools/contracts.mjs: change those, then draw this again. -->', '',
    api.info().description().trim(), '',
    '| address | who | messages |', '|---|---|---|',
    ...operations.map((operation) => {
      const channel = operation.channels().all()[0];
      const names = channel.messages().all().map((message) => `[${message.id()}](#${message.id().toLowerCase()})`);
      const who = operation.isReceive() ? 'partner to store' : 'store to partner';
      return `| \`${channel.address()}\` | ${who} | ${names.join(', ')} |`;
    }), '',
    '## Properties of every message', '',
    ...fields(api.components().messageTraits().all()[0].headers().json()), '',
  ];
  for (const operation of operations) {
    const channel = operation.channels().all()[0];
    parts.push(`## \`${channel.address()}\``, '', sentences(channel.description(), operation.description()), '');
    channel.messages().all().forEach((message) => parts.push(...drawn(message)));
  }
  const completed = api.channels().get('replays');
  parts.push('## Answers to a replay', '', sentences(completed.description()), '');
  completed.messages().all().forEach((message) => parts.push(...drawn(message)));
  return parts.join('\n').replace(/\n{3,}/g, '\n\n').trimEnd() + '\n';
}

function drawn(message) {
  const schema = message.payload().json();
  const examples = message.examples().all().flatMap((example) => [
    '```json', JSON.stringify(example.payload(), null, 2), '```', '']);
  return [`### ${message.id()}`, '', `${message.title()}. ${schema.description}`, '', ...fields(schema), '', ...examples];
}

function fields(schema) {
  return ['| member | type | must | what |', '|---|---|---|---|', ...rows('', schema)];
}

function rows(path, schema) {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const at = path + name;
    const must = schema.required?.includes(name) ? 'yes' : '';
    const own = `| \`${at}\` | ${kind(member)} | ${must} | ${member.description ?? ''} |`;
    const below = member.type === 'array' ? rows(`${at}[].`, member.items) : rows(`${at}.`, member);
    return [own, ...below];
  });
}

function kind(schema) {
  if (schema.enum) {
    return schema.enum.map((value) => `\`${value}\``).join(', ');
  }
  const limits = [
    ['minimum', '≥'], ['maximum', '≤'], ['minItems', 'items ≥'], ['maxItems', 'items ≤'],
    ['minLength', 'length ≥'], ['maxLength', 'length ≤'],
  ].filter(([keyword]) => schema[keyword] !== undefined).map(([keyword, sign]) => `${sign} ${schema[keyword]}`);
  return [schema.type ?? '', schema.format ?? '', ...limits].filter((text) => text !== '').join(', ');
}

function sentences(...texts) {
  return texts.filter((text) => text).map((text) => text.trim()).join(' ');
}
