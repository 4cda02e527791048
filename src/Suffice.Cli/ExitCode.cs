namespace Suffice.Cli;

/// <summary>What a command tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Fine.</summary>
    public const int Fine = 0;

    /// <summary>The answer is no: below the floor, over budget, policy invalid.</summary>
    public const int No = 1;

    /// <summary>Wrong use or bad input.</summary>
    public const int WrongUse = 2;

    /// <summary>A provider or the disk failed.</summary>
    public const int Failed = 3;

    /// <summary>It was told to stop; what shells make of an interrupt.</summary>
    public const int Stopped = 130;
}
