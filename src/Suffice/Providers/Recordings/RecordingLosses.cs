using Microsoft.Extensions.Logging;

namespace Suffice.Providers.Recordings;

/// <summary>Counts calls that could not be recorded; the first is logged.</summary>
/// <param name="logger">Where to.</param>
internal sealed class RecordingLosses(ILogger logger)
{
    private long count;

    /// <summary>How many calls were not recorded.</summary>
    public long Count => Interlocked.Read(ref count);

    public void Add(Exception why, string file)
    {
        if (Interlocked.Increment(ref count) == 1)
        {
            logger.RecordingFailed(why, file);
        }
    }
}
