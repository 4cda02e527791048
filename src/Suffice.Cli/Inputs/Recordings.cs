using System.CommandLine;
using Suffice.Catalog;

namespace Suffice.Cli.Inputs;

/// <summary>The options of commands that read recordings, the same in each.</summary>
internal static class Recordings
{
    /// <summary>The recordings.</summary>
    /// <returns>The argument.</returns>
    public static Argument<string[]> Files() => new("recording") { Description = "Recordings (JSON Lines).", Arity = ArgumentArity.OneOrMore };

    /// <summary>The models.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Ladder() => new("--ladder") { Description = "Models, cheapest first, separated by commas, named as the recording names them." };

    /// <summary>The second model.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Agree() => new("--agree") { Description = "A second model that must agree with a rung that has a next one; to a calibration its agreement is a signal." };

    /// <summary>The prices.</summary>
    /// <returns>The option.</returns>
    public static Option<string?> Prices() => new("--prices") { Description = "A JSON file of prices by model that override the catalogue's: {\"MODEL\": {\"usd_per_1m_input\": 1, \"usd_per_1m_output\": 5}}." };

    /// <summary>The files, all of them there.</summary>
    /// <param name="files">As named.</param>
    /// <returns>The same.</returns>
    public static string[] Existing(string[] files) =>
        [.. files.Select(file => InputFile.Require(file, "name a recording (JSON Lines)"))];

    /// <summary>A second model is another one than the rungs it is to agree with.</summary>
    /// <param name="agree">The second model; may be <see langword="null"/>.</param>
    /// <param name="ladder">The ladder.</param>
    /// <exception cref="CommandException">It stands on the ladder, below its last rung.</exception>
    public static void RequireOther(string? agree, IReadOnlyList<string> ladder)
    {
        if (agree is not null && ladder.SkipLast(1).Contains(agree, StringComparer.Ordinal))
        {
            throw new CommandException(ExitCode.WrongUse, $"--agree {agree}: it stands on the ladder itself, and that a model agrees with itself says nothing; name another, best of another family");
        }
    }

    /// <summary>The prices of a file.</summary>
    /// <param name="file">The file; <see langword="null"/> for none.</param>
    /// <returns>The prices by model.</returns>
    public static IReadOnlyDictionary<string, TokenPrices> PricesOf(string? file) =>
        file is null ? new Dictionary<string, TokenPrices>(StringComparer.Ordinal) : PriceFile.Read(file);
}
