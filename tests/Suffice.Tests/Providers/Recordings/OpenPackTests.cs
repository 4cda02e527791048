using System.Diagnostics;
using Suffice.Providers.Recordings;

namespace Suffice.Tests.Providers.Recordings;

/// <summary>Every open pack of recorded answers is read whole; the figures are those its README states.</summary>
public sealed class OpenPackTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("banking77_llm", 668, 3, 2004, 0, 0)]
    [InlineData("bfcl", 797, 17, 13549, 0, 0)]
    [InlineData("confidence_zellinger", 2087, 9, 18783, 0, 0)]
    [InlineData("crux_json_zeroeval", 479, 10, 4790, 0, 0)]
    [InlineData("date_votes_mot", 222, 3, 666, 0, 0)]
    [InlineData("gsm8k_json_zeroeval", 818, 10, 8180, 0, 0)]
    [InlineData("gsm8k_routellm", 818, 2, 1636, 0, 0)]
    [InlineData("intents_clinc150", 5415, 0, 0, 0, 0)]
    [InlineData("it_tickets_llm", 2374, 6, 14050, 0, 0)]
    [InlineData("mmlu_routellm", 8791, 2, 0, 17582, 72)]
    [InlineData("prompts_arena_hard", 317, 3, 951, 0, 0)]
    [InlineData("tickets_banking77", 8189, 0, 0, 0, 7)]
    [InlineData("tickets_cfpb", 169, 0, 0, 0, 2)]
    [InlineData("tickets_endava", 3404, 0, 0, 0, 0)]
    [InlineData("tickets_itsm", 4550, 0, 0, 0, 379)]
    public async Task LoadAsync_Pack_ReadsEveryItem(string pack, int items, int models, int answers, int verdicts, int repeated)
    {
        string file = OpenPacks.File(pack);
        long started = Stopwatch.GetTimestamp();

        using RecordingIndex index = await RecordingIndex.LoadAsync([file]);

        output.WriteLine($"{pack}: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s, {index.MemoryBytes} bytes");
        index.Problems.ShouldBeEmpty();
        index.Count.ShouldBe(items);
        index.Models.Count.ShouldBe(models);
        index.Models.Values.Sum().ShouldBe(answers);
        index.VerdictsOnly.ShouldBe(verdicts);
        index.Repeated.ShouldBe(repeated);
    }

    [Theory]
    [InlineData("bfcl", "gpt-4o-mini-2024-07-18-FC", 0.8795)]
    [InlineData("bfcl", "claude-3-haiku-20240307", 0.7629)]
    [InlineData("it_tickets_llm", "gpt-5-nano (reasoning medium)", 0.3951)]
    [InlineData("gsm8k_json_zeroeval", "gpt-4o-2024-08-06", 0.9572)]
    [InlineData("mmlu_routellm", "mixtral-8x7b-instruct-v0.1", 0.6823)]
    public async Task ReadAsync_Pack_GivesTheStatedAccuracy(string pack, string model, double accuracy)
    {
        RecordingReader reader = new(OpenPacks.File(pack));

        List<bool?> verdicts = await reader.ReadAsync().Select(item => item.Outputs[model].Correct).ToListAsync();

        verdicts.Average(verdict => verdict == true ? 1.0 : 0.0).ShouldBe(accuracy, 0.00005);
    }

    [Theory]
    [InlineData("bfcl")]
    [InlineData("confidence_zellinger")]
    [InlineData("mmlu_routellm")]
    public async Task FindAsync_EveryItemAsACall_FindsThatItem(string pack)
    {
        string file = OpenPacks.File(pack);
        using RecordingIndex index = await RecordingIndex.LoadAsync([file]);
        List<string> missed = [];

        await foreach (RecordedItem item in new RecordingReader(file).ReadAsync())
        {
            RecordedItem? found = await index.FindAsync(item.ToRequest("any"), [.. item.Outputs.Keys]);
            missed.AddRange(found?.Id == item.Id ? [] : [item.Id]);
        }

        missed.ShouldBeEmpty();
    }
}
