#pragma once

#include "model/event.hpp"
#include "model/fields/fields.hpp"
#include "model/fields/stat_block_fields.hpp"
#include "model/fields/state_fields.hpp"

/// The stored form of everything that is stored: see `model/fields/fields.hpp`.
