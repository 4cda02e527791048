using System.Text.Json;
using Suffice.Catalog;
using Suffice.Classifier;
using Suffice.Files;
using Suffice.Tasks;

namespace Suffice.Tests.Files;

public sealed class EnumWordTests
{
    [Fact]
    public void Word_OfAnyValue_IsTheOneThatJsonForMachinesHas()
    {
        foreach (TaskSource source in Enum.GetValues<TaskSource>())
        {
            JsonSerializer.Serialize(source, MachineJson.Options).ShouldBe($"\"{EnumWord.Of(source)}\"");
            EnumWord.Read<TaskSource>(EnumWord.Of(source)).ShouldBe(source);
        }

        EnumWord.All<TaskSource>().ShouldContain("model_name");
    }

    [Fact]
    public void Word_NotOfTheEnum_IsNotRead() => EnumWord.Read<TaskSource>("ModelName").ShouldBeNull();

    [Fact]
    public void Spaced_TwoWords_AreForPeople() => EnumWord.Spaced(TaskType.SlotFilling).ShouldBe("slot filling");

    [Fact]
    public void Flags_Several_HaveAWordEach()
    {
        EnumWord.OfFlags(ModelCapabilities.JsonSchema | ModelCapabilities.Tools).ShouldBe(["tools", "json_schema"]);
        EnumWord.OfFlags(ModelCapabilities.None).ShouldBeEmpty();
    }
}
