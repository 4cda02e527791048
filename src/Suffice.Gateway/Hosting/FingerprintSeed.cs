using Suffice.Ledger;
using Suffice.Ledger.Reading;
using Suffice.Ledger.Schema;
using Suffice.Tasks;

namespace Suffice.Gateway.Hosting;

/// <summary>Starts with the fixed parts that earlier calls taught, so that a restart forgets none.</summary>
internal static class FingerprintSeed
{
    /// <summary>Reads them from the ledger; one that is absent or sick teaches nothing and stops nothing.</summary>
    /// <param name="ledgerPath">The ledger's file.</param>
    /// <returns>What is known.</returns>
    public static LearnedFingerprints FromLedger(string ledgerPath)
    {
        LearnedFingerprints learned = new();
        try
        {
            if (File.Exists(ledgerPath))
            {
                LedgerUpgrade.Run(ledgerPath);
                learned.Seed(new LedgerReader(ledgerPath).ReadFingerprints().Select(use => (use.Fingerprint, use.Task, use.Requests)));
            }
        }
        catch (LedgerException)
        {
            // The ledger itself tells, loudly, when it is opened for writing.
        }

        return learned;
    }
}
