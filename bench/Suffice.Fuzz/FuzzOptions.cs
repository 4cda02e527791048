using System.Globalization;

namespace Suffice.Fuzz;

/// <summary>What the command line asks for.</summary>
internal sealed record FuzzOptions
{
    /// <summary>A target's name, or <c>all</c>.</summary>
    public string Target { get; init; } = "all";

    /// <summary>The running time in all, shared evenly by the targets.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The seed; every target has its own made of it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where inputs that did something new are kept from run to run.</summary>
    public string Corpus { get; init; } = Path.Combine("artifacts", "fuzz", "corpus");

    /// <summary>Where the log, the table and the finds go; a run that died is taken up there.</summary>
    public string Output { get; init; } = Path.Combine("artifacts", "fuzz", "run");

    /// <summary>An input to try alone, as a find's report names it.</summary>
    public string? Input { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">A number is none, or an option is unknown or lacks its value.</exception>
    public static FuzzOptions Read(IReadOnlyList<string> args)
    {
        FuzzOptions options = new();
        for (int at = 0; at < args.Count; at++)
        {
            if (args[at] == "--plain")
            {
                continue;
            }

            string value = at + 1 < args.Count ? args[at + 1] : throw new FormatException($"{args[at]} has no value");
            options = args[at++] switch
            {
                "--target" => options with { Target = value },
                "--minutes" => options with { Time = TimeSpan.FromMinutes(double.Parse(value, CultureInfo.InvariantCulture)) },
                "--seed" => options with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
                "--corpus" => options with { Corpus = value },
                "--out" => options with { Output = value },
                "--input" => options with { Input = value },
                var unknown => throw new FormatException($"{unknown} is not an option"),
            };
        }

        return options;
    }
}
