import deployed from '../../infra/azure/indexingPolicy.json';
import { indexingPolicy } from '../../bot/store/cosmosSql';

it('Azure is told to index what the server’s lists need', () => {
  expect(deployed).toEqual(JSON.parse(JSON.stringify(indexingPolicy)));
});
