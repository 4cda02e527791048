using System.Globalization;
using System.Text.Json;

namespace Suffice.Audit.Bench;

/// <summary>Writes a log of many calls, made of the recorded prompts and answers; the same seed writes the same log.</summary>
internal static class GenerateCommand
{
    public static int Run(string[] args)
    {
        long rows = long.Parse(Option(args, "--rows") ?? "1000000", CultureInfo.InvariantCulture);
        string path = Option(args, "--out") ?? "calls.jsonl";
        int seed = int.Parse(Option(args, "--seed") ?? "1", CultureInfo.InvariantCulture);
        if (RecordedPacks.Find() is not { } packs)
        {
            Console.Error.WriteLine("the recorded answers are not here: set SUFFICE_SHARED to the folder that holds data/");
            return 2;
        }

        LogTraffic traffic = new(LogScenes.Read(packs), seed);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
        using Utf8JsonWriter writer = new(file, new JsonWriterOptions { SkipValidation = true });
        for (long i = 0; i < rows; i++)
        {
            traffic.Write(writer, i);
            writer.Flush();
            writer.Reset();
            file.WriteByte((byte)'\n');
        }

        file.Flush();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {rows} rows, {file.Length} bytes"));
        return 0;
    }

    private static string? Option(string[] args, string name)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}
