using System.Globalization;
using Suffice.Chat;
using Suffice.Evaluation.Items;
using Suffice.Evaluation.Runs;
using Suffice.Evaluation.Runs.Keeping;

namespace Suffice.Evidence.Pages;

/// <summary>Writes the eval runs of a year, each of a task's whole ladder.</summary>
/// <param name="folder">Where runs are kept.</param>
/// <param name="now">The time (UTC) before which they were made.</param>
/// <param name="seed">Seeds them.</param>
internal sealed class YearRuns(string folder, DateTimeOffset now, int seed)
{
    private const int Runs = 200;
    private const int Items = 300;

    private readonly Random random = new(seed);

    /// <summary>Writes them.</summary>
    /// <returns>The last one's id.</returns>
    public string Write()
    {
        Directory.CreateDirectory(folder);
        string id = string.Empty;
        for (int number = 0; number < Runs; number++)
        {
            YearTask task = YearTask.All[number % YearTask.All.Length];
            id = string.Create(CultureInfo.InvariantCulture, $"{task.Name}-{number:000}");
            Write(task, id, now.AddDays(-YearLedger.Days * (1 - (number / (double)Runs))));
        }

        return id;
    }

    private void Write(YearTask task, string id, DateTimeOffset at)
    {
        using FileStream file = File.Create(Path.Combine(folder, $"{id}.jsonl"));
        file.Write(RunLine.Of(new EvalRunHead
        {
            Id = id,
            Key = id,
            Set = task.Name,
            Task = task.Name,
            SetHash = task.Name,
            StartedAt = at,
            Models = [.. task.Ladder.Select(model => new EvalRunModel(model, $"{model}-1", "vendor", model))],
            Metrics = ["label"],
        }).Span);
        for (int item = 0; item < Items; item++)
        {
            file.Write(RunLine.Of(new EvalItem { Id = $"i{item}", Request = new ChatRequest { Protocol = ChatProtocol.OpenAI, Model = "auto", Messages = [ChatMessage.Of(ChatRole.User, $"What is wanted in letter {item} of {task.Name}?")] } }).Span);
        }

        for (int item = 0; item < Items; item++)
        {
            for (int rung = 0; rung < task.Ladder.Length; rung++)
            {
                bool passes = random.NextDouble() < (rung == 0 ? 0.93 : 0.96);
                file.Write(RunLine.Of(new EvalResult
                {
                    Item = $"i{item}",
                    Model = task.Ladder[rung],
                    Passed = passes,
                    Score = passes ? 1 : 0,
                    Answer = passes ? "refund" : "exchange",
                    Prediction = passes ? "refund" : "exchange",
                    Truth = "refund",
                    CostUsd = 0.0004m * (1 + (rung * 20)),
                    Latency = TimeSpan.FromMilliseconds(random.Next(300, 3000)),
                    InputTokens = 700,
                    OutputTokens = 12,
                }).Span);
            }
        }
    }
}
