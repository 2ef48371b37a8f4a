#include "base/compat.h"

#include "cli/command.h"

int main(int argc, char **argv)
{
    return galley(argc, argv);
}
