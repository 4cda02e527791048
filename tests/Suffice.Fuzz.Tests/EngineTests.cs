using System.Text;
using Microsoft.Extensions.Time.Testing;
using Suffice.Fuzz.Engine;

namespace Suffice.Fuzz.Tests;

public sealed class EngineTests
{
    [Fact]
    public void Run_FaultBehindAWordOfTheGrammar_IsFoundAndShrunkToThatWord()
    {
        Planted target = new(input => input.Contains("needle", StringComparison.Ordinal) ? throw new InvalidOperationException() : "fine");

        (byte[] input, Find find) = Fuzzed.Run(target, seed: 1, inputs: 500, ["some hay"u8.ToArray()]).Values.ShouldHaveSingleItem();

        Encoding.UTF8.GetString(input).ShouldBe("needle");
        find.Signature.ShouldStartWith("InvalidOperationException @ ");
    }

    [Fact]
    public void Run_SameSeedTwice_TriesTheSameInputs()
    {
        TriedBy(seed: 7).ShouldBe(TriedBy(seed: 7));
        TriedBy(seed: 7).ShouldNotBe(TriedBy(seed: 8));
    }

    [Fact]
    public void Run_InputThatCostsTooMuchMemory_IsFound()
    {
        Planted target = new(input => new string('x', input.Contains("needle", StringComparison.Ordinal) ? 1_000_000 : 1)[..1]);

        Fuzzed.Run(target, seed: 1, inputs: 500, ["hay"u8.ToArray()]).Keys.ShouldBe(["too much memory"]);
    }

    [Fact]
    public void Advance_PauseOfAnHour_CountsAsOneGap()
    {
        FakeTimeProvider clock = new();
        RunningTime time = new(clock);

        clock.Advance(TimeSpan.FromMilliseconds(300));
        time.Advance();
        clock.Advance(TimeSpan.FromHours(1));
        time.Advance();

        time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(300) + RunningTime.LongestGap);
    }

    [Fact]
    public void Left_ProcessThatDiedInsideAnInput_LeavesThatInput()
    {
        using TestFolder folder = new();
        string path = folder.PathOf("current.bin");
        using (CurrentInput current = new(path))
        {
            current.Begin("deadly"u8.ToArray());
        }

        Encoding.UTF8.GetString(CurrentInput.Left(path)!).ShouldBe("deadly");
    }

    [Fact]
    public void Left_ProcessThatEndedBetweenInputs_LeavesNone()
    {
        using TestFolder folder = new();
        string path = folder.PathOf("current.bin");
        using (CurrentInput current = new(path))
        {
            current.Begin("harmless"u8.ToArray());
            current.End();
        }

        CurrentInput.Left(path).ShouldBeNull();
    }

    private static List<string> TriedBy(int seed)
    {
        List<string> tried = [];
        Planted target = new(input =>
        {
            tried.Add(input);
            return "fine";
        });
        Fuzzed.Run(target, seed, inputs: 50, ["hay"u8.ToArray()]);
        return tried;
    }

    private sealed class Planted(Func<string, string> parse) : IFuzzTarget
    {
        public string Name => "planted";

        public int MostBytes => 100;

        public InputLimits Limits => new(200_000, 100);

        public IReadOnlyList<string> Words => ["needle", "hay"];

        public string Try(ReadOnlyMemory<byte> input) => parse(Encoding.UTF8.GetString(input.Span));
    }
}
