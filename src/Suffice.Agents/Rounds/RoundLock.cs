using Suffice.Agents.Keeping;
using Suffice.Ledger.Tables;

namespace Suffice.Agents.Rounds;

/// <summary>Sees to it that no two processes look at the same time, and remembers when the last look was.</summary>
/// <remarks>The lock is the system's own on a file beside the ledger: it is gone with the process that held it, however that ended.</remarks>
internal sealed class RoundLock : IDisposable
{
    private const string Tables = "CREATE TABLE IF NOT EXISTS chief_rounds (number INTEGER PRIMARY KEY, at_us INTEGER NOT NULL) STRICT;";

    private readonly FileStream held;

    private RoundLock(FileStream held) => this.held = held;

    /// <summary>Takes it.</summary>
    /// <param name="file">The file beside which it is.</param>
    /// <param name="every">Only when the last look is at least this old; <see langword="null"/> for whenever.</param>
    /// <returns>The lock; <see langword="null"/> when another holds it, or the last look is younger.</returns>
    public static RoundLock? TryTake(AgentsFile file, TimeSpan? every)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
        RoundLock taken;
        try
        {
            taken = new RoundLock(new FileStream(file.Path + ".chief-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }

        DateTimeOffset now = file.Time.GetUtcNow();
        bool isDue = every is not { } wait || file.Read(Tables, connection => connection.Scalar("SELECT at_us FROM chief_rounds ORDER BY number DESC LIMIT 1")) is not long last
            || now - LedgerTime.At(last) >= wait || LedgerTime.At(last) > now; // A clock that was ahead once does not end all looks.
        if (!isDue)
        {
            taken.Dispose();
            return null;
        }

        return taken;
    }

    /// <summary>Remembers that a look begins now.</summary>
    /// <param name="file">Where.</param>
    public static void Begin(AgentsFile file) =>
        file.Write(Tables, connection => connection.Run("INSERT INTO chief_rounds (at_us) VALUES (@at)", ("@at", LedgerTime.Micros(file.Time.GetUtcNow()))));

    /// <inheritdoc/>
    public void Dispose() => held.Dispose();
}
