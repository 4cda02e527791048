using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Laws;
using Suffice.Ledger.Tables;
using Suffice.Yaml.Binding;

namespace Suffice.Fuzz.Targets;

/// <summary>Single values of a policy (amounts, sizes, durations, days, addresses): what is read, written and read again is the same; money is exact.</summary>
internal sealed class ScalarTarget : IFuzzTarget
{
    /// <summary>The finest amount the ledger keeps.</summary>
    private const decimal Finest = 0.000000000001m;

    private static readonly Type[] Types =
        [typeof(string), typeof(Uri), typeof(SecretReference), typeof(bool), typeof(int), typeof(long), typeof(decimal), typeof(double), typeof(ByteSize), typeof(TimeSpan), typeof(DateOnly), typeof(Regex)];

    public string Name => "scalars";

    public int MostBytes => 64;

    // A pattern of a few characters may stand for a large automaton.
    public InputLimits Limits => new(64 << 20, 10_000);

    public IReadOnlyList<string> Words =>
        ["ms", "s", "m", "h", "d", "KB", "MB", "GB", "B", ".", "-", "+", "e", "E", ",", " ", "http://", "https://", "env:", "file:", "2026-10-07", "true", "false", "NaN", "Infinity", "79228162514264337593543950335", "0.0000000000001", "9223372036854775807", "@", "[", "]", ":8080", "(a+)+", "{1,9}", "\\w"];

    public string Try(ReadOnlyMemory<byte> input)
    {
        string text = Encoding.UTF8.GetString(input.Span);
        StringBuilder outcome = new();
        foreach (Type type in Types)
        {
            ScalarForm form = ScalarForms.Of(type)!;
            if (form.Read(text).Value is { } value)
            {
                outcome.Append(type.Name).Append(' ');
                Again(form, value);
            }
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal usd) && Math.Abs(usd) < 1e15m)
        {
            Money(usd);
        }

        return outcome.ToString();
    }

    private static void Again(ScalarForm form, object value)
    {
        string written = form.Write(value);
        object? again = form.Read(written).Value;
        Law.Holds(again is not null, "a value written is read again", $"{form.Noun}: {written}");
        Law.Same(form.Write(again!), written, "a value written is the same value");
        Law.Holds(value is Regex or Uri || Equals(again, value), "a value written is the same value", $"{form.Noun}: {value} became {again}");
    }

    private static void Money(decimal usd)
    {
        Cell cell = PicoUsd.Column(PicoUsd.From(usd));
        decimal kept = PicoUsd.ToUsd(PicoUsd.Read(cell.IsNumber ? cell.Number : cell.Text!));
        Law.Holds(Math.Abs(kept - usd) <= Finest / 2, "money is kept to the last digit", $"{usd} became {kept}");
    }
}
