using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Tasks;
using Suffice.Watching.Shadows;

namespace Suffice.Hosting;

/// <summary>What earlier calls left in the ledger and a start goes on from; one that is absent or sick has left nothing and stops nothing.</summary>
internal static class EarlierLedger
{
    /// <summary>The fixed parts that earlier calls taught, so that a restart forgets none.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <returns>What is known.</returns>
    public static LearnedFingerprints Fingerprints(string path)
    {
        LearnedFingerprints learned = new();
        Read(path, () => learned.Seed(new LedgerReader(path).ReadFingerprints().Select(use => (use.Fingerprint, use.Task, use.Requests))));

        return learned;
    }

    /// <summary>How to sample shadows, with what was spent on them today, so that a restart does not open the budget anew.</summary>
    /// <param name="path">The ledger's file.</param>
    /// <param name="time">The clock.</param>
    /// <returns>How to sample.</returns>
    public static ShadowOptions Shadows(string path, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        ShadowOptions options = new() { Random = new Random(), SpentOn = DateOnly.FromDateTime(now.UtcDateTime) };
        Read(path, () => options = options with { Spent = new WatchReader(path).ReadShadowSpend(new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero)) });

        return options;
    }

    private static void Read(string path, Action read)
    {
        try
        {
            if (File.Exists(path))
            {
                LedgerUpgrade.Run(path);
                read();
            }
        }
        catch (LedgerException)
        {
            // The ledger itself tells, loudly, when it is opened for writing.
        }
    }
}
