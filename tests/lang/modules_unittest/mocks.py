# unittest.mock: calls that are remembered, side effects, patches; a run whose report is printed.
import io
import json
import re
import unittest
from unittest import mock


class Account:
    balance = 5

    def deposit(self, amount):
        self.balance += amount


class Mocks(unittest.TestCase):
    def test_calls(self):
        m = mock.Mock(return_value=3)
        self.assertEqual(m(1, a=2), 3)
        m.assert_called_once_with(1, a=2)
        m.side_effect = KeyError("z")
        with self.assertRaises(KeyError):
            m()
        m.foo.bar(5)
        print(m.mock_calls, m.call_count)

    def test_patch(self):
        account = Account()
        with mock.patch.object(Account, "deposit", autospec=True) as deposit, mock.patch("json.dumps", return_value="x"):
            account.deposit(3)
            print(json.dumps({}), deposit.call_args.args[1:])
        sized = mock.MagicMock()
        sized.__len__.return_value = 4
        self.assertEqual(len(sized) + account.balance, 10)

    def test_wrong(self):
        mock.Mock().assert_called_with(1)


report = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Mocks)
unittest.TextTestRunner(stream=report, verbosity=2).run(suite)
print(re.sub(r"in [\d.]+s", "in no time", re.sub(r'  File ".*mock.py".*\n(    .*\n)*', "", report.getvalue())))
