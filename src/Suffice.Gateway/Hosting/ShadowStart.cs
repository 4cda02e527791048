using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Watching.Shadows;

namespace Suffice.Gateway.Hosting;

/// <summary>Starts shadow sampling with what was spent on it today, so that a restart does not open the budget anew.</summary>
internal static class ShadowStart
{
    /// <summary>Reads it from the ledger; one that is absent or sick has spent nothing and stops nothing.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>How to sample.</returns>
    public static ShadowOptions Of(string ledgerPath, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        ShadowOptions options = new() { Random = new Random(), SpentOn = DateOnly.FromDateTime(now.UtcDateTime) };
        try
        {
            if (File.Exists(ledgerPath))
            {
                LedgerUpgrade.Run(ledgerPath);

                return options with { Spent = new WatchReader(ledgerPath).ReadShadowSpend(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)) };
            }
        }
        catch (LedgerException)
        {
            // The ledger itself tells, loudly, when it is opened for writing.
        }

        return options;
    }
}
