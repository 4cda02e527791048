using System.Security.Cryptography;
using System.Text;
using Suffice.Chat;
using Suffice.Classifier.Learned;
using Suffice.Files;
using Suffice.Policy;
using Suffice.Tests.Classifier.Learned;
using Suffice.Yaml;

namespace Suffice.Tests.Policy;

public sealed class ClassifierPolicyTests : IDisposable
{
    private const string Yaml = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models: { large: { provider: here, id: large-1, price: { input: 10, output: 20 } } }
        tasks:
          triage: { why: x, ladder: [large] }
          summary: { why: x, ladder: [large] }
        default: { why: x, ladder: [large] }
        classifier: learned/classifier.json
        """;

    private readonly PolicyFolder folder = new(Yaml);

    [Fact]
    public void Load_Classifier_IsThePolicysAndPartOfItsVersion()
    {
        Write(LearnedClassifierTests.Made);
        SufficePolicy policy = Load().Policy!;

        Write(LearnedClassifierTests.Made with { AtLeast = 0.95 });

        policy.Classifier!.Learned.AtLeast.ShouldBe(0.9);
        policy.Files.Select(Path.GetFileName).ShouldBe(["suffice.yaml", "classifier.json", "classifier.bin"]);
        Load().Policy!.Version.ShouldNotBe(policy.Version);
    }

    [Fact]
    public void Load_NoFile_SaysWhichCommandMakesOne()
    {
        YamlError error = Load().Errors.ShouldHaveSingleItem();

        error.ToString().ShouldContain("suffice.yaml:8");
        error.Wrong.ShouldContain("classifier.json");
        error.Right.ShouldBe("run: suffice learn --tasks");
    }

    [Fact]
    public void Load_NoFileAndCalibrationsLeftAside_IsNotLookedAt() =>
        Loader().Load(folder.Policy, new PolicyLoadOptions { WithoutCalibrations = true }).Policy!.Classifier.ShouldBeNull();

    [Fact]
    public void Load_TaskThatThePolicyDoesNotHave_IsRefused()
    {
        Write(LearnedClassifierTests.Made with { Tasks = [new LearnedTask("refunds", 50), .. LearnedClassifierTests.Made.Tasks] });

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldBe("it names a task that the policy does not have: refunds");
    }

    [Theory]
    [InlineData("{", "is no learned classifier")]
    [InlineData("null", "is empty")]
    public void Load_NoClassifier_IsRefused(string json, string wrong)
    {
        folder.Write("learned/classifier.json", json);

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldContain(wrong);
    }

    [Fact]
    public void Load_OtherContent_IsRefused()
    {
        Write(LearnedClassifierTests.Made);
        folder.Write("learned/classifier.bin", "another");

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldBe("classifier.bin is not the classifier that classifier.json was made with");
    }

    [Fact]
    public void Load_DamagedContent_SaysWhatTheReaderSays()
    {
        Write(LearnedClassifierTests.Made, "damaged");

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldBe("classifier.bin: it is cut off");
    }

    [Fact]
    public void Load_ContentOfOtherTasks_IsRefused()
    {
        Write(LearnedClassifierTests.Made, "triage");

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldContain("knows other tasks");
    }

    [Fact]
    public void Load_RateThatWasNotProved_IsRefused()
    {
        Write(LearnedClassifierTests.Made with { Held = new NamedCalls(100, 90, 95, 8, 0.14) });

        Load().Errors.ShouldHaveSingleItem().Wrong.ShouldContain("not proved");
    }

    [Fact]
    public void Load_PastItsReview_TellsItsAge()
    {
        Write(LearnedClassifierTests.Made with { ReviewBy = LearnedClassifierTests.Made.MadeAt.AddDays(20) });

        YamlNotice notice = Load().Notices.ShouldHaveSingleItem();

        notice.Wrong.ShouldContain("made 22 days ago and was to be reviewed by 2026-11-21");
        notice.Right.ShouldBe("run: suffice learn --tasks");
    }

    [Fact]
    public void Load_NothingCertified_Tells()
    {
        Write(LearnedClassifierTests.Made with { AtLeast = null });

        Load().Notices.ShouldHaveSingleItem().Wrong.ShouldContain("names no task");
    }

    public void Dispose() => folder.Dispose();

    private void Write(LearnedTasks learned, string content = "summary triage")
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        folder.Write("learned/classifier.json", LearnedTasksFile.Write(learned with { Sha256 = digest }));
        folder.Write("learned/classifier.bin", content);
    }

    private PolicyLoadResult Load() => Loader().Load(folder.Policy);

    private static PolicyLoader Loader() => PolicyLoader.BuiltIn(new FixedClock(2026, 11, 23), guessers: new WordsReader());

    private sealed class WordsReader : IContentReader<ITaskGuesser>, ITaskGuesser
    {
        public IReadOnlyList<string> Tasks { get; private init; } = [];

        public ITaskGuesser Read(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span) switch
        {
            "damaged" => throw new InvalidDataException("it is cut off"),
            var words => new WordsReader { Tasks = words.Split(' ') },
        };

        public TaskGuess? Guess(ChatRequest request) => null;
    }
}
