using System.Globalization;
using Suffice.Ledger.Writing;

namespace Suffice.Ledger.Crash;

/// <summary>How requests are recorded in a run.</summary>
internal sealed record Recording(string Path, int Rate, int Recorders, TimeSpan Window, bool Strict)
{
    public string[] Arguments =>
    [
        "record",
        "--path", Path,
        "--rate", Rate.ToString(CultureInfo.InvariantCulture),
        "--recorders", Recorders.ToString(CultureInfo.InvariantCulture),
        "--window", ((int)Window.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        "--strict", Strict ? "true" : "false",
    ];

    public SqliteLedger Open() => new(
        new Policy.LedgerSettings { Path = Path, Window = Window, Strict = Strict },
        TimeProvider.System,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteLedger>.Instance);
}
