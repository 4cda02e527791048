using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Suffice.Cli.Inputs;
using Suffice.Cli.Output.Runs;
using Suffice.Files;
using Suffice.Pipelines;
using Suffice.Running;

namespace Suffice.Cli.Commands.Runs;

/// <summary>One run for each line of a file. What a line did is kept under an id made of what it says: the same command again goes on.</summary>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="File">The file.</param>
/// <param name="Output">Where the reports are written; <see langword="null"/> for nowhere.</param>
/// <param name="AtOnce">How many runs are under way at the same time.</param>
/// <param name="Anew">True to run again what was run before.</param>
/// <param name="Force">True to replace the output.</param>
internal sealed record RunBatch(Pipeline Pipeline, string File, string? Output, int AtOnce, bool Anew, bool Force)
{
    private readonly string salt = Anew ? Guid.NewGuid().ToString("N") : string.Empty;

    /// <summary>Reads the lines.</summary>
    /// <returns>The lines, blank ones left out.</returns>
    /// <exception cref="CommandException">A line is no object, or says an id twice.</exception>
    public IReadOnlyList<BatchLine> Read()
    {
        if (Output is { } target)
        {
            OutputFile.Demand(target, Force);
        }

        List<BatchLine> lines = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        int number = 0;
        foreach (string text in System.IO.File.ReadLines(InputFile.Require(File, "name a JSON Lines file, an object of inputs a line")))
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            BatchLine line = LineOf(text, number);
            if (!ids.Add(line.Id))
            {
                throw new CommandException(ExitCode.WrongUse, $"{File}:{number}: the id {line.Id} stands twice; an id names one line");
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Runs them.</summary>
    /// <param name="runner">Runs pipelines.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="told">Is told how many are done.</param>
    /// <param name="cancellationToken">Ends it; what was done is kept.</param>
    /// <returns>What came of each line.</returns>
    public async Task<BatchEnd[]> RunAsync(PipelineRunner runner, IReadOnlyList<BatchLine> lines, Action<int> told, CancellationToken cancellationToken)
    {
        BatchEnd[] ends = new BatchEnd[lines.Count];
        int done = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, lines.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (place, cancel) =>
            {
                ends[place] = await RunAsync(runner, lines[place], cancel).ConfigureAwait(false);
                told(Interlocked.Increment(ref done));
            }).ConfigureAwait(false);

        return ends;
    }

    /// <summary>Writes the reports, whole or not at all.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="ends">What came of each.</param>
    public void Write(IReadOnlyList<BatchLine> lines, IReadOnlyList<BatchEnd> ends)
    {
        if (Output is not { } target)
        {
            return;
        }

        OutputFile.Write(target, Force, writer =>
        {
            for (int i = 0; i < lines.Count; i++)
            {
                writer.WriteLine(JsonSerializer.Serialize(new { lines[i].Id, lines[i].Number, ends[i].Refused, ends[i].Report }, MachineJson.Options));
            }
        });
    }

    private async Task<BatchEnd> RunAsync(PipelineRunner runner, BatchLine line, CancellationToken cancellationToken)
    {
        RunCall call = new(Pipeline.Name) { Input = line.Input, Run = RunOf(line) };
        BatchEnd end = new(null, null);
        await foreach (RunEvent happened in runner.RunAsync(call, cancellationToken).ConfigureAwait(false))
        {
            end = happened switch
            {
                RunRefused refused => new BatchEnd(null, refused.Refusal.Message),
                RunEnded ended => new BatchEnd(ended.Report, null),
                _ => end,
            };
        }

        return end;
    }

    private string RunOf(BatchLine line) => "line_" + Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{Pipeline.Name}\n{line.Id}\n{line.Input.GetRawText()}\n{salt}")).AsSpan(0, 13));

    private BatchLine LineOf(string text, int number)
    {
        JsonElement line;
        try
        {
            line = JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (JsonException broken)
        {
            throw new CommandException(ExitCode.WrongUse, $"{File}:{number}: no JSON at position {(broken.BytePositionInLine ?? 0) + 1}; give an object of inputs");
        }

        if (line.ValueKind != JsonValueKind.Object)
        {
            throw new CommandException(ExitCode.WrongUse, $"{File}:{number}: no object; give an object of inputs, or {{\"id\": ..., \"input\": {{...}}}}");
        }

        JsonElement input = RunInputs.InputIn(Pipeline, line);
        bool isWrapped = line.TryGetProperty("input", out JsonElement inner) && JsonElement.DeepEquals(inner, input);

        return new BatchLine(number, isWrapped && line.TryGetProperty("id", out JsonElement id) ? id.ToString() : $"{number}", input);
    }
}

/// <summary>A line of a batch.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Id">Its id, or its number where it states none.</param>
/// <param name="Input">What its run is given.</param>
internal sealed record BatchLine(int Number, string Id, JsonElement Input);
