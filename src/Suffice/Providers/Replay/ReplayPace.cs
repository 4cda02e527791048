namespace Suffice.Providers.Replay;

/// <summary>How a recorded answer's time is waited out.</summary>
/// <param name="First">Until the first piece; zero where it was not recorded.</param>
/// <param name="Whole">Until the end.</param>
internal readonly record struct ReplayPace(TimeSpan First, TimeSpan Whole)
{
    /// <summary>The wait before a piece: the first one's own where known, the rest in even steps.</summary>
    /// <param name="piece">The piece, from 0.</param>
    /// <param name="pieces">How many there are.</param>
    public TimeSpan Before(int piece, int pieces) =>
        First <= TimeSpan.Zero || First > Whole || pieces == 1 ? Whole / pieces
        : piece == 0 ? First
        : (Whole - First) / (pieces - 1);
}
