using System.Globalization;
using Suffice.Fuzz.Engine;
using Suffice.Fuzz.Targets;

namespace Suffice.Fuzz;

/// <summary>The command line.</summary>
internal static class FuzzCommand
{
    /// <summary>Says how the command is used.</summary>
    public static int Usage()
    {
        Console.Error.WriteLine($"""
            Fuzzes the parsers.
              [--minutes 1] [--seed 1] [--target all] [--corpus artifacts/fuzz/corpus] [--out artifacts/fuzz/run] [--plain]
                 all targets share the minutes evenly; they count running time, so that a paused process loses none;
                 --plain fuzzes without coverage; a run that died is taken up by the same command
              --target TARGET --input FILE
                 tries one input and tells what it breaks
            Targets: {string.Join(", ", FuzzTargets.All().Select(target => target.Name))}
            Ends with 0 when nothing broke, 1 when something did, 2 on wrong use, 4 when an input never ended.
            """);
        return 2;
    }

    /// <summary>Runs the command.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="map">The memory that instrumented assemblies write edges into; 0 when they are not instrumented.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, nint map)
    {
        FuzzOptions options;
        try
        {
            options = FuzzOptions.Read(args);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return Usage();
        }

        IReadOnlyList<IFuzzTarget> targets = [.. FuzzTargets.All().Where(target => options.Target == "all" || target.Name == options.Target)];
        if (targets.Count == 0 || (options.Input is not null && targets.Count != 1))
        {
            Console.Error.WriteLine($"--target '{options.Target}' is not one target");
            return Usage();
        }

        return options.Input is { } path ? TryOne(targets[0], path) : Fuzz(options, targets, map);
    }

    private static int Fuzz(FuzzOptions options, IReadOnlyList<IFuzzTarget> targets, nint map)
    {
        using FuzzSession session = new(options, targets, map);
        return session.Run();
    }

    private static int TryOne(IFuzzTarget target, string path)
    {
        TrialResult result = new Trial(target).Run(File.ReadAllBytes(path));
        Console.WriteLine(result.Find is { } find ? $"{find.Signature}\n{find.Report}" : string.Create(CultureInfo.InvariantCulture, $"fine: {result.Outcome}"));
        return result.Find is null ? 0 : 1;
    }
}
